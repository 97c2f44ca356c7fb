/** The SQLite file of documents and index entries, and its durability. */
@NullMarked
package io.sagadesk.embeddedmongo.file;

import org.jspecify.annotations.NullMarked;
