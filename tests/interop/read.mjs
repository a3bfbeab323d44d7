// Reads an RDF file with N3.js or jsonld.js and writes it as canonical N-Quads (RDFC-1.0, by jsonld.js), or a SHACL
// report as lines. No network: the document loader knows nothing but our context.
//   node read.mjs n3 FILE | jsonld FILE | expand FILE | frame FILE FRAME CONTEXT | shacl SHAPES DATA…
import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import N3 from 'n3'

const [, , how, file, ...more] = process.argv
const text = readFileSync(file, 'utf8')
const OURS = 'https://w3id.org/dateline/context.jsonld'

async function documentLoader (url) {
  if (url !== OURS || !more[1]) throw new Error(`not loaded: ${url}`)
  return { contextUrl: null, documentUrl: url, document: JSON.parse(readFileSync(more[1], 'utf8')) }
}

const canonize = (dataset, options = {}) =>
  jsonld.canonize(dataset, { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, documentLoader, ...options })

function parsed (source) {
  return new N3.Parser().parse(source) // Turtle, TriG and N-Quads alike
}

if (how === 'n3') {
  const writer = new N3.Writer({ format: 'N-Quads' })
  writer.addQuads(parsed(text))
  writer.end((error, nquads) => {
    if (error) throw error
    canonize(nquads, { inputFormat: 'application/n-quads' }).then(out => process.stdout.write(out))
  })
} else if (how === 'jsonld') {
  process.stdout.write(await canonize(JSON.parse(text)))
} else if (how === 'expand') {
  process.stdout.write(JSON.stringify(await jsonld.expand(JSON.parse(text), { documentLoader })))
} else if (how === 'frame') {
  const frame = JSON.parse(readFileSync(more[0], 'utf8'))
  process.stdout.write(JSON.stringify(await jsonld.frame(JSON.parse(text), frame, { documentLoader, omitGraph: false })))
} else if (how === 'shacl') {
  // every DATA file is checked by itself; one JSON array for each, in the order given
  const { default: Validator } = await import('rdf-validate-shacl')
  const { default: environment } = await import('rdf-validate-shacl/src/defaultEnv.js')
  const load = name => environment.dataset(parsed(readFileSync(name, 'utf8')))
  const validator = new Validator(load(file))
  for (const data of more) {
    const report = await validator.validate(load(data))
    console.log(JSON.stringify(report.results.map(r => [
      r.focusNode?.value ?? '', r.sourceConstraintComponent?.value ?? '', r.severity?.value ?? ''])))
  }
} else {
  throw new Error(`unknown: ${how}`)
}
