/** Answers what is asked about policies. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.policy;
