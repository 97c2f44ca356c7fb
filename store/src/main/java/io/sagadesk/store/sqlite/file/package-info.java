/** The event log as a file: its layout, its connections, its locks, and its rows. */
@NullMarked
package io.sagadesk.store.sqlite.file;

import org.jspecify.annotations.NullMarked;
