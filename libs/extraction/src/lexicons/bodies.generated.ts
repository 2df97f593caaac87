/*
 * Names of companies, media and other bodies in lower case: generated from the lexicon of compromise 14.17.0 (its list Organization,
 * without names that are rather surnames, common nouns or events).
 * Copyright (c) 2019 Spencer Kelly, MIT licence; its text stands in NOTICE.
 */

/** Names of bodies, many in a line, parted by commas. */
export const bodyNames: readonly string[] = [
  'abba, academy of sciences, acer, activision, activision blizzard, adidas, aerosmith, aig, airbnb, al jazeera, al qaeda, alcatel, alcatel lucent, amc,',
  'amd, american express, amtrak, anheuser busch, aol, apple computers, applebees, arbys, ashland oil, associated press, audi, autodesk, avis, bacardi,',
  'baidu, banana republic, basf, baskin robbins, bbc, bee gees, berkshire hathaway, bf goodrich, bfgoodrich, blockbuster video, bloomingdale,',
  'blue cross, bmw, boeing, bombardier, boston globe, boston pizza, brexiteers, cadbury, cadillac, capital one, carls jr, cbc, chevron, chevy,',
  'chick fil a, china daily, cia, cisco, cisco systems, citigroup, cloudflare, cnn, coca cola, coinbase, coldplay, comcast, compaq, costco, craigslist,',
  'creedence clearwater revival, crossrail, dea, def leppard, depeche mode, der spiegel, doj, dow jones, dunkin donuts, duran duran, ebay, esa,',
  'eurosceptics, exxon mobil, exxonmobil, facebook, fannie mae, fbi, fc barcelona, fda, fedex, fiat, fifa, financial times, fleetwood mac, foxcon,',
  'frito lay, general electric, general motors, github, glaxo smith kline, glencore, goldman sachs, goodyear, google, gucci, guns n roses, halliburton,',
  'hasbro, hewlett packard, hitachi, hizbollah, home depot, hsbc, hyundai, ibm, ihop, ikea, intel, interpol, itv, jiffy lube, joy division, jpmorgan,',
  'jpmorgan chase, kfc, kkk, klm, kmart, kodak, la presse, la z boy, labour party, le oreal, lenovo, lexis, lexmark, lexus, little caesars, macs milk,',
  'mattel, mazda, mcdonalds, mercedes benz, metallica, michelin, microsoft, mitsubishi, mlb, monsanto, moody blues, motley crue, motorola, mtv, myspace,',
  'nandos, nasa, nascar, nasdaq, national academy of sciences, nato, natwest, nba, nbc, nec, nestle, netflix, new kids on the block, new york times,',
  'newsweek, nfl, nhl, nhs, nike, nintendo, nissan, nivea, nokia, novartis, nsa, nvidia, nwa, old navy, opec, orange julius, oxfam, palantir, pan am,',
  'panasonic, panda express, paypal, pbs, pepsi, pepsico, petrobras, petrochina, petronas, peugeot, pfizer, pink floyd, pizza hut, premier league,',
  'premier oil, quantas, quiznos, radiohead, rbc, rbs, readers digest, real madrid, red bull, red cross, red hot chili peppers, red lobster, remax,',
  'revlon, royal bank, royal dutch shell, ryanair, safeway, sainsburys, salesforce, samsung, scientology, seagate, sex pistols, siemens, smirnoff, snp,',
  'sony, soundgarden, spice girls, squarespace, starbucks, statoil, subaru, t mobile, taco bell, td bank, telefonica, telus, tencent, tesco,',
  'tesla motors, texas instruments, tgi fridays, the beach boys, the beatles, the black eyed peas, the byrds, the carpenters, the daily mail,',
  'the hollies, the smashing pumpkins, the supremes, thin lizzy, tim hortons, tmz, toshiba, toyota, toys r us, twitter, uber, ubs, ukip, unesco,',
  'unilever, united nations, usa today, usps, verizon, vodafone, volkswagen, volvo, walgreens, wall street journal, walmart, warner bros, wells fargo,',
  'westinghouse, wikileaks, wikipedia, world trade organization, xiaomi, yamaha, ymca, yougov, youtube, ywca,',
];
