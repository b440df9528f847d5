export const HELP = `Turn a long Markdown note into a deck of Marp slides, HTML, PDF and more.

Usage
  notedeck build NOTE… [options]   make slides/NAME.md, dist/NAME.html, dist/NAME.pdf
  notedeck check NOTE… [options]   say what build would report, writing nothing
  notedeck preview NOTE [options]  show the slides in a browser while you write
  notedeck theme new NAME          write NAME.css, a theme to change (--from THEME: a copy of that)

Options
  --out DIR           folder for what is rendered (dist)
  --slides DIR        folder for the decks in Markdown (slides)
  --format LIST       what to make, of html, pdf, pptx, pptx-editable, png, notes
                      and handout (html,pdf)
  --public            no speaker notes in anything that is written
  --no-notes          no speaker notes in the PDF
  --paper SIZE        of the handout: a4 or letter (a4)
  --stage NAME        whose presenter view the HTML has: notedeck's or marp's (notedeck)
  --theme NAME|FILE   notedeck, folio, poster; Marp's default, gaia, uncover; or a CSS file (notedeck)
  --density LEVEL     how much a slide carries: terse, balanced or full (balanced)
  --explain LINE      check only: why what stands on that line is, or is not, on which slide
  --browser PATH      browser that prints the PDF
  --offline           never fetch a picture
  --port N            preview only: where it listens (8137; 0 takes any that is free)
  --host H            preview only: whom it listens to (127.0.0.1, this machine alone)
  --remote            preview only: a phone in the network may steer the talk
  --open              preview only: open the page in a browser
  --strict            treat warnings as errors
  --json              one JSON object a note on standard output
  -h, --help          this text
  -v, --version       the version

Exit status
  0 built   1 a note could not be built   2 wrong usage
`
