package dev.predeploy.allure;

/** Says a name and a value as a line of a properties file, in ASCII. */
final class PropertyText {
    private PropertyText() {}

    static String line(String name, String value) {
        return escape(name) + "=" + escape(value) + "\n";
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                escaped.append("\\u%04x".formatted((int) c));
            } else if (" \\:=#!".indexOf(c) >= 0) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
