/** Promised events, on MongoDB embedded and real. */
@NullMarked
package io.sagadesk.store.mongo.timer;

import org.jspecify.annotations.NullMarked;
