/** The stored form of the vocabulary, and the limits of its messages. */
@NullMarked
package io.sagadesk.api;

import org.jspecify.annotations.NullMarked;
