@NullMarked
package nl.wijgroningen.portaal.platform.rule;

import org.jspecify.annotations.NullMarked;
