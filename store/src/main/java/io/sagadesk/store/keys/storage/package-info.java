/** What all key stores share, wherever the keys are: the cache of keys, the creation of keys, and the checks of the master key. */
@NullMarked
package io.sagadesk.store.keys.storage;

import org.jspecify.annotations.NullMarked;
