/** Keys and ciphertexts, tried with real files. */
@NullMarked
package io.sagadesk.store.keys;

import org.jspecify.annotations.NullMarked;
