@NullMarked
package nl.wijgroningen.portaal.platform.mail;

import org.jspecify.annotations.NullMarked;
