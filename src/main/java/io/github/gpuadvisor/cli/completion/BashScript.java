package io.github.gpuadvisor.cli.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * A script for bash 3.2 (the one of macOS) or newer that needs nothing else: neither associative
 * arrays, nor {@code compopt}, nor the functions of the package bash-completion.
 */
final class BashScript {
  private static final String WALK =
      """
      # Sets what may follow the words $1.
      _gpu_advisor_node() {
        below= least=0 most=0 operand= options=
        local group groups=
        case $1 in
      {nodes}
        esac
        for group in $groups; do _gpu_advisor_options "$group"; done
      }

      # Sets kind to that of the value of the option $1; fails where it takes none.
      _gpu_advisor_takes() {
        local item
        for item in $options; do
          if [[ $item == "$1="* ]]; then
            kind=${item#*=}
            return 0
          fi
        done
        return 1
      }

      # Offers those words of $1 that begin with $2, behind $3.
      _gpu_advisor_offer() {
        local word
        for word in $1; do
          [[ $word == "$2"* ]] || continue
          [[ $word == *= ]] || word+=$space
          COMPREPLY+=("$3$word")
        done
      }

      # Offers files, or folders where $1 is -d, that begin with $2, behind $3.
      _gpu_advisor_files() {
        # From bash 4 on, what bash does by itself is better at quotes.
        if [[ ! $list ]] && compopt +o nospace -o "$4" 2>/dev/null; then return; fi
        local file
        while IFS= read -r file; do
          if [[ -d ${file/#\\~/$HOME} ]]; then file+=/; else file+=' '; fi
          COMPREPLY+=("$3$file")
        done < <(compgen "$1" -- "$2")
      }

      # Offers values of the kind $1 that begin with $2, behind $3.
      _gpu_advisor_value() {
        local kind=$1 begun=$2 before=$3 list= id=${1#*+}
        _gpu_advisor_list "${id%,}"
        case $kind in
          FILE*) _gpu_advisor_files -f "$begun" "$before" default ;;
          FOLDER*) _gpu_advisor_files -d "$begun" "$before" dirnames ;;
        esac
        # A list of options to set, NAME=VALUES: the values are those of that option.
        if [[ $begun == *=* && $list == *= ]] && _gpu_advisor_takes "--${begun%%=*}"; then
          before+=${begun%%=*}= begun=${begun#*=} kind=${kind%,},
          list=
          _gpu_advisor_list "${kind%,}"
        fi
        # Of several values only the last is completed.
        if [[ $kind == *, && $begun == *,* ]]; then
          before+=${begun%,*}, begun=${begun##*,}
        fi
        _gpu_advisor_offer "$list" "$begun" "$before"
      }

      _gpu_advisor() {
        local IFS=$' \\t\\n' below= least=0 most=0 operand= options=
        local path= kind= word= glue= open=1 pending= taken=0 count=0 space=' ' i
        local typed=('')
        COMPREPLY=()
        # bash takes --gpu=h100 and p95:500ms apart; here they are one word again.
        for ((i = 1; i <= COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]-}
          if ((count > 0)) && [[ $glue || $word == [=:]* ]]; then
            typed[count - 1]+=$word
          else
            typed[count]=$word
            ((count += 1))
          fi
          glue=
          [[ $word == *[=:] ]] && glue=1
        done
        local last=${typed[count > 0 ? count - 1 : 0]} raw=${COMP_WORDS[COMP_CWORD]-}
        local cut=
        [[ $raw == *[=:] ]] && raw=
        cut=${last%"$raw"}
        # In an open quote, a space would be part of the word.
        [[ $last == *[\\"\\']* ]] && space=
        last=${last//[\\"\\']/}

        _gpu_advisor_node ''
        for ((i = 0; i < count - 1; i++)); do
          word=${typed[i]}
          if [[ $pending ]]; then
            pending=
          elif [[ $word == -*=* ]]; then
            open=
          elif [[ $word == -?* ]]; then
            open=
            if _gpu_advisor_takes "$word"; then pending=1; fi
          elif [[ $open && " $below " == *" $word "* ]]; then
            path+=${path:+ }$word taken=0
            _gpu_advisor_node "$path"
          else
            ((taken += 1))
          fi
        done

        if [[ $pending ]]; then
          _gpu_advisor_value "$kind" "$last" ''
        elif [[ $last == -*=* ]]; then
          if _gpu_advisor_takes "${last%%=*}"; then
            _gpu_advisor_value "$kind" "${last#*=}" "${last%%=*}="
          fi
        elif [[ $last == -* ]]; then
          _gpu_advisor_names "$last"
        else
          if [[ $open ]] && ((taken >= least && taken <= most)); then _gpu_advisor_offer "$below" "$last" ''; fi
          if ((taken < most)); then
            _gpu_advisor_value "$operand" "$last" ''
          elif [[ ! $below && ! $last ]]; then
            _gpu_advisor_names ''
          fi
        fi

        # What bash took apart stands before the cursor already.
        if [[ $cut ]]; then
          for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]=${COMPREPLY[i]#"$cut"}; done
        fi
      }

      # Offers the options that begin with $1.
      _gpu_advisor_names() {
        local item names=
        for item in $options; do names+=" ${item%%=*}"; done
        _gpu_advisor_offer "$names" "$1" ''
      }

      complete -o nospace -F _gpu_advisor gpu-advisor
      """;

  private BashScript() {}

  static String of(Completion completion) {
    StringBuilder text =
        new StringBuilder(completion.header("bash", "FILE"))
            .append("# and read it from ~/.bashrc: source FILE\n\n");
    text.append("# Sets list to the names of the list $1.\n_gpu_advisor_list() {\n  case $1 in\n");
    for (Completion.NameList list : completion.lists()) {
      text.append("    ").append(list.id()).append(") list='");
      text.append(Script.folded(list.names().stream().map(Name::id).toList(), "      "));
      text.append("' ;;\n");
    }
    text.append(
        "  esac\n}\n\n# Adds the group $1 to options, each as NAME or NAME=KIND-OF-VALUE.\n");
    text.append("_gpu_advisor_options() {\n  case $1 in\n");
    for (Completion.ItemGroup group : completion.groups()) {
      List<String> items = group.items().stream().map(Completion.Item::text).toList();
      text.append("    ").append(group.id()).append(") options+=' ");
      text.append(Script.folded(items, "      ")).append("' ;;\n");
    }
    text.append("  esac\n}\n\n");
    return text.append(WALK.replace("{nodes}", nodes(completion))).toString();
  }

  private static String nodes(Completion completion) {
    List<String> lines = new ArrayList<>();
    for (Completion.Node node : completion.nodes()) {
      String below = String.join(" ", node.below().stream().map(Name::id).toList());
      String words =
          node.most() == 0
              ? ""
              : " least=" + node.least() + " most=" + node.most() + " operand=" + node.operand();
      lines.add(
          "    "
              + Script.quoted(node.path())
              + ")"
              + (below.isEmpty() ? "" : " below=" + Script.quoted(below))
              + words
              + (node.groups().isEmpty()
                  ? ""
                  : " groups=" + Script.quoted(String.join(" ", node.groups())))
              + " ;;");
    }
    return String.join("\n", lines);
  }
}
