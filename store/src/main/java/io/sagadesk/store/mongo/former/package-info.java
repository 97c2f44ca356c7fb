/** Carries documents over from the format in which the embedded MongoDB kept them before it had an SQLite file. */
@NullMarked
package io.sagadesk.store.mongo.former;

import org.jspecify.annotations.NullMarked;
