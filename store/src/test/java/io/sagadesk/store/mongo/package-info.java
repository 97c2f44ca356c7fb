/** The document store, embedded and real. */
@NullMarked
package io.sagadesk.store.mongo;

import org.jspecify.annotations.NullMarked;
