/** The customers' keys in MongoDB, shared by all instances. */
@NullMarked
package io.sagadesk.store.keys.mongo;

import org.jspecify.annotations.NullMarked;
