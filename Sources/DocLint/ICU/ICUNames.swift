internal import CICU

// ICU's own names for the enumerations in use that shim.h renames.
typealias UErrorCode = DocLintUErrorCode
typealias UProperty = DocLintUProperty
typealias UScriptCode = DocLintUScriptCode
