/** The key store in one SQLite file. */
@NullMarked
package io.sagadesk.store.keys.sqlite;

import org.jspecify.annotations.NullMarked;
