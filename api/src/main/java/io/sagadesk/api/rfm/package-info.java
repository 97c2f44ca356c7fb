/** How recently, how often and for how much customers buy, and who is slipping away. */
@NullMarked
package io.sagadesk.api.rfm;

import org.jspecify.annotations.NullMarked;
