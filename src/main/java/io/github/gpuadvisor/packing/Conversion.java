package io.github.gpuadvisor.packing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The steps from a value of one type to one of another, as the language takes them in a call. */
final class Conversion {
  private static final String OBJECT = "java/lang/Object";

  private static final Map<Type, String> BOXES =
      Map.of(
          Type.BOOLEAN_TYPE, "java/lang/Boolean",
          Type.CHAR_TYPE, "java/lang/Character",
          Type.BYTE_TYPE, "java/lang/Byte",
          Type.SHORT_TYPE, "java/lang/Short",
          Type.INT_TYPE, "java/lang/Integer",
          Type.LONG_TYPE, "java/lang/Long",
          Type.FLOAT_TYPE, "java/lang/Float",
          Type.DOUBLE_TYPE, "java/lang/Double");

  private Conversion() {}

  static void add(MethodVisitor code, Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    @Nullable String fromBox = BOXES.get(from);
    @Nullable String toBox = BOXES.get(to);
    if (fromBox != null && toBox != null) {
      widen(code, from, to);
    } else if (fromBox != null) {
      box(code, from, to);
    } else if (toBox != null) {
      unbox(code, from, to, toBox);
    } else if (!to.getInternalName().equals(OBJECT)) {
      code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }

  private static void box(MethodVisitor code, Type from, Type to) {
    @Nullable Type held = held(to);
    Type value = held == null ? from : held;
    widen(code, from, value);
    String box = BOXES.getOrDefault(value, OBJECT);
    String descriptor = Type.getMethodDescriptor(Type.getObjectType(box), value);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
  }

  private static void unbox(MethodVisitor code, Type from, Type to, String toBox) {
    @Nullable Type held = held(from);
    Type value = held == null ? to : held;
    if (held == null) {
      code.visitTypeInsn(Opcodes.CHECKCAST, toBox);
    }
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        BOXES.getOrDefault(value, OBJECT),
        value.getClassName() + "Value",
        Type.getMethodDescriptor(value),
        false);
    widen(code, value, to);
  }

  /** The primitive type that a box holds, or null for another class. */
  private static @Nullable Type held(Type box) {
    for (Map.Entry<Type, String> entry : BOXES.entrySet()) {
      if (entry.getValue().equals(box.getInternalName())) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static void widen(MethodVisitor code, Type from, Type to) {
    int opcode = widening(from.getSort(), to.getSort());
    if (opcode != Opcodes.NOP) {
      code.visitInsn(opcode);
    }
  }

  private static int widening(int from, int to) {
    if (from == to || (from <= Type.INT && to <= Type.INT)) {
      return Opcodes.NOP;
    }
    if (from <= Type.INT) {
      return to == Type.LONG ? Opcodes.I2L : to == Type.FLOAT ? Opcodes.I2F : Opcodes.I2D;
    }
    if (from == Type.LONG) {
      return to == Type.FLOAT ? Opcodes.L2F : Opcodes.L2D;
    }
    return Opcodes.F2D;
  }
}
