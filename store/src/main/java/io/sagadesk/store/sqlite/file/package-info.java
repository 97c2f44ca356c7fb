/** The file of the event log: its format, connections, locks and rows. */
@NullMarked
package io.sagadesk.store.sqlite.file;

import org.jspecify.annotations.NullMarked;
