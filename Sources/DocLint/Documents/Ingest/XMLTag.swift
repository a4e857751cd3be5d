/// The local names of elements that a reader looks at; all others are `other`.
enum XMLTag: String, CaseIterable, Sendable {
  case other = ""
  // Word
  case document, body, p, pPr, pStyle, numPr, ilvl, numId, outlineLvl, rPr, r, t, tab, br, cr, sym
  case ptab, delText, instrText, fldChar, fldSimple, noBreakHyphen, softHyphen, hyperlink, ins, del
  case moveFrom, moveTo, tbl, tr, tc, tcPr, trPr, tblPr, gridSpan, vMerge, gridBefore, sdt, sdtPr
  case sdtEndPr, sdtContent, txbxContent, textbox, txbx, ruby
  case alternateContent = "AlternateContent"
  case choice = "Choice"
  case fallback = "Fallback"
  case rt, rubyPr, sectPr, pgSz, pgMar, pgNumType, headerReference, footerReference, titlePg,
    vanish, color
  case sz, shd, highlight, rStyle, rFonts, spacing, tblStyle, footnote, endnote, comment, hdr, ftr
  case footnotes, endnotes, comments, object, pict, altChunk, background, lastRenderedPageBreak
  case pPrChange, rPrChange, sectPrChange, tblPrChange, trPrChange, tcPrChange, tblGridChange
  case numberingChange, tblPrExChange, cellDel, delInstrText, tabs, docGrid, commentReference
  case commentRangeStart, commentRangeEnd, webHidden, b, sp, pic
  // Styles, numbering, settings
  case styles, style, basedOn, name, docDefaults, rPrDefault, pPrDefault, numbering, abstractNum
  case lvl, start, numFmt, lvlText, suff, isLgl, lvlRestart, num, abstractNumId, lvlOverride
  case startOverride, numStyleLink, styleLink, rsidRoot, rsid, rsids, docId, attachedTemplate
  case documentProtection, lvlPicBulletId, themeFontLang, majorFont, minorFont, ea, font
  // Packages and their properties
  case creator, lastModifiedBy, created, modified, revision, title
  case relationship = "Relationship"
  case override = "Override"
  case defaultType = "Default"
  case property, lpwstr
  case application = "Application"
  case company = "Company"
  case appTemplate = "Template"
  // OpenDocument
  case h, span, a, s, note, annotation, list, section, frame
  case noteBody = "note-body"
  case noteCitation = "note-citation"
  case lineBreak = "line-break"
  case softPageBreak = "soft-page-break"
  case trackedChanges = "tracked-changes"
  case changedRegion = "changed-region"
  case insertion, deletion
  case changeStart = "change-start"
  case changeEnd = "change-end"
  case change
  case listItem = "list-item"
  case listHeader = "list-header"
  case listStyle = "list-style"
  case listLevelStyleNumber = "list-level-style-number"
  case listLevelStyleBullet = "list-level-style-bullet"
  case outlineStyle = "outline-style"
  case outlineLevelStyle = "outline-level-style"
  case table
  case tableRow = "table-row"
  case tableCell = "table-cell"
  case coveredTableCell = "covered-table-cell"
  case textBox = "text-box"
  case automaticStyles = "automatic-styles"
  case masterStyles = "master-styles"
  case header, footer
  case headerLeft = "header-left"
  case footerLeft = "footer-left"
  case headerFirst = "header-first"
  case footerFirst = "footer-first"
  case textProperties = "text-properties"
  case paragraphProperties = "paragraph-properties"
  case pageLayoutProperties = "page-layout-properties"
  case pageLayout = "page-layout"
  case masterPage = "master-page"
  case headerStyle = "header-style"
  case footerStyle = "footer-style"
  case headerFooterProperties = "header-footer-properties"
  case defaultStyle = "default-style"
  case fontFace = "font-face"
  case initialCreator = "initial-creator"
  case creationDate = "creation-date"
  case date
  case editingCycles = "editing-cycles"
  case generator
  case pageNumber = "page-number"
  case pageCount = "page-count"
  case tableOfContent = "table-of-content"
  case tableOfContentSource = "table-of-content-source"
  case indexBody = "index-body"
  case indexTitle = "index-title"
  case scripts
  case script
  case rubyText = "ruby-text"
  case rubyBase = "ruby-base"
  case sequenceDecls = "sequence-decls"
  case fileEntry = "file-entry"
  case encryptionData = "encryption-data"
  case image
  case objectOle = "object-ole"
  case hiddenText = "hidden-text"
  case hiddenParagraph = "hidden-paragraph"
  case binaryData = "binary-data"
  case userFieldDecls = "user-field-decls"
  case variableDecls = "variable-decls"
  case forms
  // OFD
  case docBody = "DocBody"
  case docInfo = "DocInfo"
  case docRoot = "DocRoot"
  case docID = "DocID"
  case author = "Author"
  case ofdCreationDate = "CreationDate"
  case modDate = "ModDate"
  case ofdCreator = "Creator"
  case ofdTitle = "Title"
  case versions = "Versions"
  case version = "Version"
  case ofdDocument = "Document"
  case commonData = "CommonData"
  case templatePage = "TemplatePage"
  case pages = "Pages"
  case page = "Page"
  case pageArea = "PageArea"
  case physicalBox = "PhysicalBox"
  case area = "Area"
  case content = "Content"
  case layer = "Layer"
  case pageBlock = "PageBlock"
  case textObject = "TextObject"
  case textCode = "TextCode"
  case cgTransform = "CGTransform"
  case compositeObject = "CompositeObject"
  case compositeGraphicUnit = "CompositeGraphicUnit"
  case annotations = "Annotations"
  case annot = "Annot"
  case appearance = "Appearance"
  case fileLoc = "FileLoc"
  case documentRes = "DocumentRes"
  case publicRes = "PublicRes"
  case compositeGraphicUnits = "CompositeGraphicUnits"
  case attachments = "Attachments"
  case signatures = "Signatures"
  case creatorVersion = "CreatorVersion"

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  static func named(_ local: String) -> XMLTag { byName[local] ?? .other }
}
