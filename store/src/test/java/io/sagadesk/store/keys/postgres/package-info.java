@NullMarked
package io.sagadesk.store.keys.postgres;

import org.jspecify.annotations.NullMarked;
