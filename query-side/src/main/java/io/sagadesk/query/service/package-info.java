/** Answers how service as a whole is doing. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.service;
