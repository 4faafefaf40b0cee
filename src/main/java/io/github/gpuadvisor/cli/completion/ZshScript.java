package io.github.gpuadvisor.cli.completion;

import java.util.ArrayList;
import java.util.List;

/** A script for zsh: a file {@code _gpu-advisor} of {@code $fpath}, or one that is sourced. */
final class ZshScript {
  private static final String WALK =
      """
      # Sets what may follow the words $1.
      _gpu_advisor_node() {
        below=() least=0 most=0 operand= options=()
        local group groups=
        case $1 in
      {nodes}
        esac
        for group in ${=groups}; do _gpu_advisor_options $group; done
      }

      # Sets kind and says to the value of the option $1 and its help; fails where it takes none.
      _gpu_advisor_takes() {
        local item=${options[(r)$1=*]}
        [[ -n $item ]] || return 1
        kind=${${item%%:*}#*=} says=${item#*:}
      }

      # Offers values of the kind $1, told about as $2.
      _gpu_advisor_value() {
        local kind=$1 says=$2 id=${${1#*+}%,}
        local -a list end
        _gpu_advisor_list $id
        # A list of options to set, NAME=VALUES: the values are those of that option.
        if [[ $PREFIX == *=* && $list[1] == *= ]] && _gpu_advisor_takes --${PREFIX%%=*}; then
          compset -P 1 '*='
          kind=${kind%,},
          list=()
          _gpu_advisor_list ${kind%,}
        fi
        case $kind in
          FILE*) _files ;;
          FOLDER*) _files -/ ;;
          *,) compset -P '*,' ; end=(-qS ,) ;;
        esac
        [[ $list[1] == *= ]] && end=(-S '')
        if (( $#list )); then
          _describe -t $id ${says:-$id} list "${end[@]}"
        elif [[ $kind != F* ]]; then
          _message -e $id ${says:-value}
        fi
      }

      # Offers options.
      _gpu_advisor_names() {
        local item
        local -a names
        for item in $options; do names+=(${${item%%:*}%%=*}:${item#*:}); done
        (( $#names )) && _describe -o -t options option names
      }

      _gpu-advisor() {
        local path_= kind= says= word= operand= pending=
        local -a below options
        integer least=0 most=0 taken=0 open=1 i
        _gpu_advisor_node ''
        for ((i = 2; i < CURRENT; i++)); do
          word=${(Q)words[i]}
          if [[ -n $pending ]]; then
            pending=
          elif [[ $word == -*=* ]]; then
            open=0
          elif [[ $word == -?* ]]; then
            open=0
            _gpu_advisor_takes $word && pending=1
          elif (( open )) && [[ -n ${below[(r)${word}:*]} ]]; then
            path_+=${path_:+ }$word taken=0
            _gpu_advisor_node $path_
          else
            (( taken += 1 ))
          fi
        done

        if [[ -n $pending ]]; then
          _gpu_advisor_value "$kind" "$says"
        elif [[ $PREFIX == -*=* ]]; then
          _gpu_advisor_takes ${PREFIX%%=*} || return 1
          compset -P 1 '*='
          _gpu_advisor_value "$kind" "$says"
        elif [[ $PREFIX == -* ]]; then
          _gpu_advisor_names
        else
          integer found=1
          if (( open && taken >= least && taken <= most && $#below )); then
            _describe -t commands command below && found=0
          fi
          if (( taken < most )); then
            _gpu_advisor_value "$operand" '' && found=0
          elif (( ! $#below )) && [[ -z $PREFIX ]]; then
            _gpu_advisor_names && found=0
          fi
          return found
        fi
      }

      if [[ $funcstack[1] == _gpu-advisor ]]; then
        _gpu-advisor "$@"
      elif (( $+functions[compdef] )); then
        compdef _gpu-advisor gpu-advisor
      else
        print -u2 'gpu-advisor: source this file after "autoload -Uz compinit && compinit"'
      fi
      """;

  private ZshScript() {}

  static String of(Completion completion) {
    StringBuilder text =
        new StringBuilder("#compdef gpu-advisor\n")
            .append(completion.header("zsh", "_gpu-advisor"))
            .append("# in a folder of $fpath, or source it after compinit.\n\n");
    text.append("# Sets list to the names of the list $1, each with what it is.\n");
    text.append("_gpu_advisor_list() {\n  case $1 in\n");
    for (Completion.NameList list : completion.lists()) {
      text.append("    ").append(list.id()).append(") list=(").append(described(list.names()));
      text.append(") ;;\n");
    }
    text.append("  esac\n}\n\n");
    text.append("# Adds the group $1 to options, each as NAME:HELP or NAME=KIND-OF-VALUE:HELP.\n");
    text.append("_gpu_advisor_options() {\n  case $1 in\n");
    for (Completion.ItemGroup group : completion.groups()) {
      text.append("    ").append(group.id()).append(") options+=(\n");
      for (Completion.Item item : group.items()) {
        text.append("      ").append(entry(item.text(), item.help())).append('\n');
      }
      text.append("    ) ;;\n");
    }
    text.append("  esac\n}\n\n");
    return text.append(WALK.replace("{nodes}", nodes(completion))).toString();
  }

  private static String nodes(Completion completion) {
    List<String> lines = new ArrayList<>();
    for (Completion.Node node : completion.nodes()) {
      lines.add(
          "    "
              + Script.quoted(node.path())
              + ")"
              + (node.below().isEmpty() ? "" : " below=(" + described(node.below()) + ")")
              + (node.most() == 0 ? "" : " least=" + node.least() + " most=" + node.most())
              + (node.operand().isEmpty() ? "" : " operand=" + node.operand())
              + (node.groups().isEmpty()
                  ? ""
                  : " groups=" + Script.quoted(String.join(" ", node.groups())))
              + " ;;");
    }
    return String.join("\n", lines);
  }

  private static String described(List<Name> names) {
    return Script.folded(
        names.stream().map(name -> entry(name.id(), name.description())).toList(), "      ");
  }

  /** A colon stands between a name and what it is; no name has one. */
  private static String entry(String name, String description) {
    return Script.quoted(description.isEmpty() ? name : name + ":" + description);
  }
}
