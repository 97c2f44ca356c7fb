/** Query handlers for policies. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.policy;
