import java.util.ArrayList;

class Warned {
    Object all = new ArrayList();
}
