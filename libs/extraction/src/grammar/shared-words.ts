/** Whether a word of four letters or more stands in both texts, in whatever form: "dumping" and "dumped". */
export function sharesWord(one: string, other: string): boolean {
  const stems = new Set(stemsOf(one));
  return stemsOf(other).some((stem) => stems.has(stem));
}

function stemsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 3 && !['that', 'have', 'been', 'with', 'from', 'their', 'they', 'were', 'having', 'which', 'about'].includes(word)).map((word) => word.slice(0, 4));
}
