export const HELP = `Turn a long Markdown note into a deck of Marp slides, HTML and PDF.

Usage
  notedeck build NOTE… [options]   make slides/NAME.md, dist/NAME.html, dist/NAME.pdf
  notedeck check NOTE… [options]   say what build would report, writing nothing

Options
  --out DIR           folder for what is rendered (dist)
  --slides DIR        folder for the decks in Markdown (slides)
  --format LIST       what to render, of html and pdf (html,pdf)
  --theme NAME|FILE   theme of notedeck's, or a Marp theme's CSS file (notedeck)
  --density LEVEL     how much a slide carries: terse, balanced or full (balanced)
  --explain LINE      check only: why what stands on that line is, or is not, on which slide
  --browser PATH      browser that prints the PDF
  --offline           never fetch a picture
  --strict            treat warnings as errors
  --json              one JSON object a note on standard output
  -h, --help          this text
  -v, --version       the version

Exit status
  0 built   1 a note could not be built   2 wrong usage
`
