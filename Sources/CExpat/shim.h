#ifndef DOCLINT_CEXPAT_SHIM_H
#define DOCLINT_CEXPAT_SHIM_H

#include <expat.h>

// Swift's Boolean type is not an unsigned char.
static inline void doclint_xml_stop(XML_Parser parser) { XML_StopParser(parser, XML_FALSE); }

#endif
