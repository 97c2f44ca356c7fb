/** The document store of read models, tokens, sagas and dead letters: a real MongoDB, or one in this process. */
@NullMarked
package io.sagadesk.store.mongo;

import org.jspecify.annotations.NullMarked;
