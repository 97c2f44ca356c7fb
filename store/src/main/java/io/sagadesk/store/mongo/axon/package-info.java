/** Axon's stores of tracking tokens, sagas and dead letters in MongoDB. */
@NullMarked
package io.sagadesk.store.mongo.axon;

import org.jspecify.annotations.NullMarked;
