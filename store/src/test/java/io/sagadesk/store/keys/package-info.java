/** Tests of keys and ciphertexts with real files. */
@NullMarked
package io.sagadesk.store.keys;

import org.jspecify.annotations.NullMarked;
