/** The catalog of all message types and of their stable names. */
@NullMarked
package io.sagadesk.api.vocabulary;

import org.jspecify.annotations.NullMarked;
