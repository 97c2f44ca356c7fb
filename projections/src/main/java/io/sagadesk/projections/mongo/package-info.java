/** Storage of read models and their versions in MongoDB. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.mongo;
