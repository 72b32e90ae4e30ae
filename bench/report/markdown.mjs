/**
 * @param {string[]} heads
 * @param {string[][]} rows
 * @returns {string} a table that reads well in a terminal too: the first column to the left, the others to the right
 */
export function table(heads, rows) {
  const widths = heads.map((head, column) =>
    Math.max(3, ...[head, ...rows.map((row) => row[column])].map(widthOf)),
  )
  const line = (cells) =>
    `| ${cells.map((cell, column) => padded(cell, widths[column], column)).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(heads), rule, ...rows.map(line)].join('\n')
}

function padded(cell, width, column) {
  const space = ' '.repeat(width - widthOf(cell))
  return column === 0 ? cell + space : space + cell
}

const widthOf = (text) => [...text].length

/** Three figures that mean something, and a dash for what was not measured. */
export function figure(value) {
  if (value === undefined || value === null) return '–'
  if (value === Infinity) return 'never'
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB')
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)))
}
