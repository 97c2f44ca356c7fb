/** Answers what is asked about conversations. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.conversation;
