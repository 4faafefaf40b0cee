package io.github.gpuadvisor.packing;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * The plain class of one lambda or method reference: a field for each value captured, and one
 * method that hands these and its arguments to the body.
 */
final class LambdaClass {
  /** The field that holds the one object of a class that captures nothing. */
  static final String ONLY = "ONLY";

  /** The method that makes an object of captured values. */
  static final String OF = "of";

  private static final String OBJECT = "java/lang/Object";
  private static final String MAKE = "<init>";
  private static final String CAPTURED = "c";

  private final ClassNode owner;
  private final String name;
  private final InvokeDynamicInsnNode site;
  private final Type face;
  private final Type[] captured;
  private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  LambdaClass(ClassNode owner, String name, InvokeDynamicInsnNode site) {
    this.owner = owner;
    this.name = name;
    this.site = site;
    this.face = Type.getReturnType(site.desc);
    this.captured = Type.getArgumentTypes(site.desc);
  }

  byte[] bytes() {
    out.visit(
        owner.version,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        OBJECT,
        new String[] {face.getInternalName()});
    out.visitNestHost(owner.nestHostClass == null ? owner.name : owner.nestHostClass);
    for (int i = 0; i < captured.length; i++) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
      out.visitField(access, CAPTURED + i, captured[i].getDescriptor(), null, null);
    }
    addConstructor();
    if (captured.length == 0) {
      addOnly();
    } else {
      addOf();
    }
    addCall();
    out.visitEnd();
    return out.toByteArray();
  }

  private String constructor() {
    return Type.getMethodDescriptor(Type.VOID_TYPE, captured);
  }

  private void addConstructor() {
    MethodVisitor code = out.visitMethod(Opcodes.ACC_PRIVATE, MAKE, constructor(), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, MAKE, "()V", false);
    int slot = 1;
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), slot);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, CAPTURED + i, captured[i].getDescriptor());
      slot += captured[i].getSize();
    }
    end(code, Opcodes.RETURN);
  }

  private void addOnly() {
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    out.visitField(access, ONLY, face.getDescriptor(), null, null);
    MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, MAKE, constructor(), false);
    code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, face.getDescriptor());
    end(code, Opcodes.RETURN);
  }

  private void addOf() {
    MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, OF, site.desc, null, null);
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    int slot = 0;
    for (Type type : captured) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, MAKE, constructor(), false);
    end(code, Opcodes.ARETURN);
  }

  /** The interface's method, as erased; its arguments are those of the lambda, as stated. */
  private void addCall() {
    Type erased = (Type) site.bsmArgs[0];
    Handle body = (Handle) site.bsmArgs[1];
    Type stated = (Type) site.bsmArgs[2];
    boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    MethodVisitor code =
        out.visitMethod(Opcodes.ACC_PUBLIC, site.name, erased.getDescriptor(), null, null);
    code.visitCode();
    if (makes) {
      code.visitTypeInsn(Opcodes.NEW, body.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    List<Type> wanted = wanted(body);
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, CAPTURED + i, captured[i].getDescriptor());
      Conversion.add(code, captured[i], wanted.get(i));
    }
    int slot = 1;
    for (int i = 0; i < erased.getArgumentTypes().length; i++) {
      Type given = erased.getArgumentTypes()[i];
      code.visitVarInsn(given.getOpcode(Opcodes.ILOAD), slot);
      slot += given.getSize();
      Conversion.add(code, given, stated.getArgumentTypes()[i]);
      Conversion.add(code, stated.getArgumentTypes()[i], wanted.get(captured.length + i));
    }
    code.visitMethodInsn(
        opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    Type result = makes ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
    if (erased.getReturnType().equals(Type.VOID_TYPE)) {
      if (result.getSize() > 0) {
        code.visitInsn(result.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
      }
    } else {
      Conversion.add(code, result, stated.getReturnType());
      Conversion.add(code, stated.getReturnType(), erased.getReturnType());
    }
    end(code, erased.getReturnType().getOpcode(Opcodes.IRETURN));
  }

  /** What the body takes: the object it is called on where there is one, then its parameters. */
  private static List<Type> wanted(Handle body) {
    List<Type> wanted = new ArrayList<>();
    if (body.getTag() != Opcodes.H_INVOKESTATIC && body.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
      wanted.add(Type.getObjectType(body.getOwner()));
    }
    wanted.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
    return wanted;
  }

  private static int opcode(Handle body) {
    return switch (body.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private static void end(MethodVisitor code, int opcode) {
    code.visitInsn(opcode);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
