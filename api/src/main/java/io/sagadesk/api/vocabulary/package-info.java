/** All messages, and the names under which they are stored and sent. */
@NullMarked
package io.sagadesk.api.vocabulary;

import org.jspecify.annotations.NullMarked;
