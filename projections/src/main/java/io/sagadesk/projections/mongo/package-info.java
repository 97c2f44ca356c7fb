/** The documents of read models in MongoDB, and which version of them serves. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.mongo;
