/** The customers' keys in PostgreSQL, shared by all instances. */
@NullMarked
package io.sagadesk.store.keys.postgres;

import org.jspecify.annotations.NullMarked;
