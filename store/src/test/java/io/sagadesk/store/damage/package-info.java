@NullMarked
package io.sagadesk.store.damage;

import org.jspecify.annotations.NullMarked;
