@NullMarked
package io.sagadesk.store.runtime;

import org.jspecify.annotations.NullMarked;
