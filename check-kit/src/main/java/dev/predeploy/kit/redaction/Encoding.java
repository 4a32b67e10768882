package dev.predeploy.kit.redaction;

/** A way in which text is written so that it passes through some format unharmed. */
enum Encoding {
    /** {@code %XX} of RFC 3986, a blank also as {@code +} as HTML forms write it. */
    FORM("%+") {
        @Override
        int decode(Layer in, int at, Layer out) {
            if (in.at(at) == '+') {
                out.put(' ', in, at, at);
                return 1;
            }
            return PERCENT.decode(in, at, out);
        }
    },

    /** {@code %XX} of RFC 3986, over UTF-8. */
    PERCENT("%") {
        @Override
        int decode(Layer in, int at, Layer out) {
            if (in.at(at) != '%') {
                return 0;
            }
            int lead = octet(in, at);
            int octets = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
            if (lead < 0 || octets == 0) {
                return 0;
            }
            int codePoint = octets == 1 ? lead : lead & (0xFF >> (octets + 1));
            for (int i = 1; i < octets; i++) {
                int octet = octet(in, at + 3 * i);
                if (octet < 0x80 || octet >= 0xC0) {
                    return 0;
                }
                codePoint = (codePoint << 6) | (octet & 0x3F);
            }
            return out.putCodePoint(codePoint, in, at, 3 * octets);
        }

        private int octet(Layer in, int at) {
            return in.at(at) == '%' ? in.number(at + 1, at + 3, 16) : -1;
        }
    },

    /** The escapes of JSON (RFC 8259) and of the string literals of most languages. */
    JSON("\\") {
        private static final String LETTERS = "\"\\/'bfnrt";
        private static final String MEANINGS = "\"\\/'\b\f\n\r\t";

        @Override
        int decode(Layer in, int at, Layer out) {
            if (in.at(at) != '\\') {
                return 0;
            }
            char letter = in.at(at + 1);
            if (letter == 'u') {
                return out.putCodePoint(in.number(at + 2, at + 6, 16), in, at, 6);
            }
            if (letter == 'x') {
                return out.putCodePoint(in.number(at + 2, at + 4, 16), in, at, 4);
            }
            int index = letter == 0 ? -1 : LETTERS.indexOf(letter);
            return index < 0 ? 0 : out.putCodePoint(MEANINGS.charAt(index), in, at, 2);
        }
    },

    /** The entities that XML and HTML define and all numbered ones. */
    XML("&") {
        private static final int LONGEST = 10;

        @Override
        int decode(Layer in, int at, Layer out) {
            if (in.at(at) != '&') {
                return 0;
            }
            int end = at + 1;
            while (in.at(end) != ';') {
                if (end >= in.length() || end - at > LONGEST) {
                    return 0;
                }
                end++;
            }
            return out.putCodePoint(meaning(in, at, end), in, at, end - at + 1);
        }

        private int meaning(Layer in, int at, int end) {
            if (in.at(at + 1) == '#') {
                boolean isHex = in.at(at + 2) == 'x' || in.at(at + 2) == 'X';
                return isHex ? in.number(at + 3, end, 16) : in.number(at + 2, end, 10);
            }
            return in.matches(at, "&amp;")
                    ? '&'
                    : in.matches(at, "&lt;")
                            ? '<'
                            : in.matches(at, "&gt;")
                                    ? '>'
                                    : in.matches(at, "&quot;") ? '"' : in.matches(at, "&apos;") ? '\'' : -1;
        }
    },

    /** A quote within the single quotes of a shell, where a backslash means itself. */
    QUOTED("'") {
        @Override
        int decode(Layer in, int at, Layer out) {
            if (in.matches(at, "'\\''")) {
                return out.putCodePoint('\'', in, at, 4);
            }
            return in.matches(at, "'\"'\"'") ? out.putCodePoint('\'', in, at, 5) : 0;
        }
    },

    /** A backslash before what a shell would otherwise obey. */
    BACKSLASHED("\\") {
        @Override
        int decode(Layer in, int at, Layer out) {
            char next = in.at(at + 1);
            boolean isHarmless = next < 0x80 && Character.isLetterOrDigit(next);
            return in.at(at) == '\\' && next != 0 && !isHarmless ? out.putCodePoint(next, in, at, 2) : 0;
        }
    },

    /** Not decoded, for a secret may begin anywhere in it: only its two alphabets and its line breaks made alike. */
    BASE64("") {
        @Override
        int decode(Layer in, int at, Layer out) {
            char c = in.at(at);
            if (c == '-' || c == '_') {
                return out.putCodePoint(c == '-' ? '+' : '/', in, at, 1);
            }
            return c == '\n' || c == '\r' ? 1 : 0;
        }
    };

    private final String triggers;

    Encoding(String triggers) {
        this.triggers = triggers;
    }

    /** Puts what an escape at a place stands for, and returns how long the escape is; 0 if there is none. */
    abstract int decode(Layer in, int at, Layer out);

    /** Says whether a layer may hold anything in this encoding. */
    boolean isIn(Layer layer) {
        return triggers.isEmpty() || triggers.chars().anyMatch(trigger -> layer.has((char) trigger));
    }

    Layer decode(Layer in) {
        Layer out = new Layer(in.length());
        int at = 0;
        while (at < in.length()) {
            int taken = decode(in, at, out);
            if (taken == 0) {
                out.put(in.at(at), in, at, at);
                taken = 1;
            }
            at += taken;
        }
        return out;
    }
}
