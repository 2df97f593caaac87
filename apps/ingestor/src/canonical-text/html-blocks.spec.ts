import { htmlBlocks } from './html-blocks';

const short = { paragraph: 'p', 'list-item': 'li', heading: 'h', caption: 'c', headline: '?', standfirst: '?' } as const;

function read(html: string): readonly string[] {
  return htmlBlocks(html, 1000).map((block) => `${short[block.kind]}:${block.text}`);
}

describe('the paragraphs of an HTML body', () => {
  it.each<[string, string, readonly string[]]>([
    ['paragraphs', '<p>One.</p><p>Two.</p>', ['p:One.', 'p:Two.']],
    ['paragraphs without end tags', '<p>One.<p>Two.<div>Three.</div>Four.', ['p:One.', 'p:Two.', 'p:Three.', 'p:Four.']],
    ['text without elements', 'Just\n  text.', ['p:Just text.']],
    ['white space is collapsed', '<p>\n  A &nbsp; <b>b</b>\t<i>c</i>d </p>', ['p:A b cd']],
    ['inline elements join words as written', '<p>un<b>believ</b>able<span> news</span></p>', ['p:unbelievable news']],
    ['br ends a paragraph', 'One<br>Two<br/>Three</br>Four', ['p:One', 'p:Two', 'p:Three', 'p:Four']],
    ['headings', '<h1>A</h1><h6>B</h6>c', ['h:A', 'h:B', 'p:c']],
    ['lists', '<ul><li>A<li>B <p>C</p></ul>D', ['li:A', 'li:B', 'li:C', 'p:D']],
    ['nested lists', '<ol><li>A<ul><li>B</li></ul>C</li></ol>D', ['li:A', 'li:B', 'li:C', 'p:D']],
    ['captions', '<figure><img alt="x"><figcaption>Photo: <i>A</i></figcaption></figure>B', ['c:Photo: A', 'p:B']],
    ['quotations', '<blockquote><p>“A”</p><p>“B”</p></blockquote>', ['p:“A”', 'p:“B”']],
    ['rows of a table', '<table><caption>T</caption><tr><th>A<th>B<tr><td>1</td><td> 2 </td></tr></table>', ['c:T', 'p:A\tB', 'p:1\t2']],
    ['paragraphs in a cell', '<table><tr><td><p>A</p><p>B</p></td></tr></table>', ['p:A', 'p:B']],
    ['scripts and styles', '<script>if (a < b) x("<p>no</p>")</script><style>p{}</style><p>A</p>', ['p:A']],
    ['noscript and templates', '<noscript><p>no</p></noscript><template>no</template>A', ['p:A']],
    ['hidden elements', '<p>A <span hidden>no <b>no</b></span>B</p><div hidden=""><p>no</p></div><p>C</p>', ['p:A B', 'p:C']],
    ['styles that hide', '<p style="color:red; DISPLAY : none">no</p><p style="color:red">A</p>', ['p:A']],
    ['a hidden void element hides nothing', '<input hidden><br hidden>A', ['p:A']],
    ['a hidden paragraph without end tag', '<p hidden>no<p>A', ['p:A']],
    ['embedded things', '<svg><text>no</text></svg><iframe>no</iframe><select><option>no</select>A', ['p:A']],
    ['comments and declarations', '<!doctype html><!-- <p>no</p> --><?php no ?>A<![CDATA[no]]>B', ['p:AB']],
    ['entities', '<p>AT&amp;T &lt;b&gt; &#8220;x&#x201d; &eacute; &#0; &#xD800; &bogus; &', ['p:AT&T <b> “x” é \ufffd \ufffd &bogus; &']],
    ['entities once only', '&amp;lt;p&amp;gt;', ['p:&lt;p&gt;']],
    ['lines of preformatted text', '<pre>one  two\nthree\r\n\nfour</pre>', ['p:one two', 'p:three', 'p:four']],
    ['end tags without start tags', '</p></div></li>A</b></h1>B', ['p:A', 'p:B']],
    ['a heading that is not closed keeps its text', '<h2>A<p>B</h2>C', ['h:A', 'h:B', 'p:C']],
    ['tags in capitals', '<P>A</P><H2>B</H2><SCRIPT>no</SCRIPT>', ['p:A', 'h:B']],
    ['tags cut off', '<p>A</p><p', ['p:A']],
    ['a tag cut off in an attribute', '<p>A</p><p class="x', ['p:A']],
    ['an angle bracket at the end', 'A <', ['p:A <']],
    ['comments cut off', 'A<!-- no', ['p:A']],
    ['a whole document', '<html><head><title>no</title><meta charset="x"></head><body><main><p>A</p></main></body></html>', ['p:A']],
    ['nothing', ' <p> </p>\n<br>', []],
  ])('%s', (_case, html, expected) => {
    expect(read(html)).toEqual(expected);
  });

  it('stops gathering at the number of paragraphs asked for', () => {
    expect(htmlBlocks('<p>a'.repeat(50), 10)).toHaveLength(10);
  });

  it.each([
    ['20,000 nested blocks', '<div>'.repeat(20_000) + 'A' + '</div>'.repeat(20_000)],
    ['nested elements of one kind', '<b>'.repeat(300_000) + 'A'],
    ['elements closed that were never open', '<ul><li>'.repeat(20_000) + '</ol>'.repeat(300_000) + 'A'],
    ['deep blocks and ends of others', '<section>'.repeat(150_000) + '</aside>'.repeat(150_000) + 'A'],
    ['opens and closes in turn at depth', '<div>'.repeat(5_000) + '<p></p>'.repeat(200_000) + 'A'],
    ['unclosed comments', '<!--'.repeat(300_000) + '-->A'],
    ['attributes without end', `A<p ${'a="'.repeat(300_000)}`],
    ['many attributes', `<p ${'hidden2="x" '.repeat(100_000)}>A`],
    ['hiding styles without end', `<p style="${'display:'.repeat(150_000)}">A`],
    ['entities', '&amp'.repeat(300_000) + 'A'],
    ['half entities', '&CounterClockwiseContourIntegra'.repeat(40_000) + 'A'],
    ['open angle brackets', '<'.repeat(1_000_000) + ' A'],
    ['long names', `<${'a'.repeat(1_000_000)}>A`],
    ['half script ends', `A<script>${'</scrip'.repeat(150_000)}`],
    ['spaces', ` ${' \n'.repeat(500_000)}A`],
  ])('reads hostile HTML in linear time: %s', (_case, html) => {
    const begun = performance.now();
    const text = htmlBlocks(html, 20_000).map((block) => block.text).join('\n');
    expect(text.includes('A')).toBe(true);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
