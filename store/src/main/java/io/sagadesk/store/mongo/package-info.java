/** The MongoDB of read models, tokens, sagas and dead letters: external, or embedded in this process. */
@NullMarked
package io.sagadesk.store.mongo;

import org.jspecify.annotations.NullMarked;
