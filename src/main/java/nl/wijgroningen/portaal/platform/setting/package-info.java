@NullMarked
package nl.wijgroningen.portaal.platform.setting;

import org.jspecify.annotations.NullMarked;
