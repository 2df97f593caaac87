import { bodyNames } from './bodies.generated';

/** Bodies that the generated list lacks: news agencies, companies and organisations that are known by one word, from general knowledge. */
const moreBodies = `reuters afp bloomberg politico xinhua tass interfax yonhap kyodo ansa dpa efe kcna axios vox buzzfeed slate wikinews apple amazon meta alphabet airbus
  gazprom rosneft lukoil naftogaz aramco huawei tiktok bytedance telegram whatsapp instagram snapchat reddit spotify openai anthropic deepmind spacex tesla
  lockheed raytheon rheinmetall glaxosmithkline astrazeneca moderna biontech maersk lufthansa easyjet aeroflot barclays lloyds santander deutsche unicredit
  hezbollah hamas taliban fatah isis greenpeace amnesty unicef unhcr europol frontex eurostat ofcom ofgem ofsted ofwat acas nhs`;

/** Names that are those of bodies wherever they stand, in lower case. */
export const knownBodies: ReadonlySet<string> = new Set([...bodyNames.flatMap((line) => line.split(', ').map((name) => name.replace(/,$/, ''))), ...moreBodies.trim().split(/\s+/)]);
