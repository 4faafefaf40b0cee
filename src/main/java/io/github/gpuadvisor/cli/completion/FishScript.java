package io.github.gpuadvisor.cli.completion;

import java.util.ArrayList;
import java.util.List;

/** A script for fish: one function that prints candidates, each with a tab and what it is. */
final class FishScript {
  private static final String WALK =
      """
      # Prints the line of the option $argv[1] among the groups that follow, where it takes a value.
      function __gpu_advisor_takes
          for group in $argv[2..]
              __gpu_advisor_options $group
          end | string match -- "$argv[1]=*"
      end

      # Prints the options of groups as they are typed.
      function __gpu_advisor_names
          for group in $argv
              __gpu_advisor_options $group
          end | string replace -r -- '=[^\\t]*\\t' \\t
      end

      # Prints values of the kind $argv[1], begun as $argv[2], behind $argv[3]; groups of options follow.
      function __gpu_advisor_value
          set -l kind $argv[1]
          set -l begun $argv[2]
          set -l before $argv[3]
          set -l list (__gpu_advisor_list (string replace -r -- '^.*\\+' '' $kind | string trim -r -c ,))
          # A list of options to set, NAME=VALUES: the values are those of that option.
          if string match -q -- '*=*' $begun; and string match -q -- '*=*' "$list[1]"
              set -l parts (string split -m 1 -- = $begun)
              set -l line (__gpu_advisor_takes --$parts[1] $argv[4..])
              if test -n "$line[1]"
                  set before $before$parts[1]=
                  set begun $parts[2]
                  set kind (string replace -r -- '^[^=]*=([^\\t,]*).*' '$1' $line[1]),
                  set list (__gpu_advisor_list (string trim -r -c , -- $kind))
              end
          end
          switch $kind
              case 'FILE*'
                  for file in (__fish_complete_path $begun)
                      echo $before$file
                  end
              case 'FOLDER*'
                  for folder in (__fish_complete_directories $begun '')
                      echo $before$folder
                  end
              case '*,'
                  # Of several values only the last is completed.
                  set before $before(string match -r -- '^.*,' $begun; or echo)
          end
          for name in $list
              echo -- $before$name
          end
      end

      function __gpu_advisor
          set -l typed (commandline -opc)
          set -l last (commandline -ct | string replace -ra -- '["\\']' '')
          set -l path
          set -l taken 0
          set -l open 1
          set -l pending
          # Of a node: least, most, kind of operand, groups of options; then what may follow.
          set -l node (__gpu_advisor_node '')
          for word in $typed[2..]
              set -l groups (string split -n ' ' -- $node[4])
              if test -n "$pending"
                  set pending
              else if string match -q -- '-*=*' $word
                  set open
              else if string match -q -- '-?*' $word
                  set open
                  set pending (__gpu_advisor_takes $word $groups)
              else if test -n "$open"; and string match -q -- $word\\t'*' $node[5..]
                  set path $path $word
                  set taken 0
                  set node (__gpu_advisor_node "$path")
              else
                  set taken (math $taken + 1)
              end
          end

          set -l groups (string split -n ' ' -- $node[4])
          if test -n "$pending"
              __gpu_advisor_value (string replace -r -- '^[^=]*=([^\\t]*).*' '$1' $pending[1]) "$last" '' $groups
          else if string match -q -- '-*=*' $last
              set -l parts (string split -m 1 -- = $last)
              set -l line (__gpu_advisor_takes $parts[1] $groups)
              if test -n "$line[1]"
                  __gpu_advisor_value (string replace -r -- '^[^=]*=([^\\t]*).*' '$1' $line[1]) "$parts[2]" $parts[1]= $groups
              end
          else if string match -q -- '-*' $last
              __gpu_advisor_names $groups
          else
              if test -n "$open" -a $taken -ge $node[1] -a $taken -le $node[2]
                  printf '%s\\n' $node[5..]
              end
              if test $taken -lt $node[2]
                  __gpu_advisor_value "$node[3]" "$last" '' $groups
              else if test -z "$last" -a (count $node) -lt 5
                  __gpu_advisor_names $groups
              end
          end
      end

      complete -c gpu-advisor -f -k -a '(__gpu_advisor)'
      """;

  private FishScript() {}

  static String of(Completion completion) {
    StringBuilder text =
        new StringBuilder(completion.header("fish", "~/.config/fish/completions/gpu-advisor.fish"));
    text.append("\n# Prints the names of the list $argv[1], each with what it is.\n");
    text.append("function __gpu_advisor_list\n    switch $argv[1]\n");
    for (Completion.NameList list : completion.lists()) {
      text.append("        case ").append(list.id()).append('\n');
      print(text, list.names().stream().map(FishScript::line).toList());
    }
    text.append("    end\nend\n\n");
    text.append("# Prints the options of the group $argv[1] as NAME or NAME=KIND-OF-VALUE.\n");
    text.append("function __gpu_advisor_options\n    switch $argv[1]\n");
    for (Completion.ItemGroup group : completion.groups()) {
      text.append("        case ").append(group.id()).append('\n');
      print(text, group.items().stream().map(item -> line(item.text(), item.help())).toList());
    }
    text.append(
        "    end\nend\n\n# Prints what may follow the words $argv[1], one part on a line.\n");
    text.append("function __gpu_advisor_node\n    switch $argv[1]\n");
    for (Completion.Node node : completion.nodes()) {
      text.append("        case ").append(quoted(node.path())).append('\n');
      List<String> lines = new ArrayList<>();
      lines.add(String.valueOf(node.least()));
      lines.add(String.valueOf(node.most()));
      lines.add(node.operand());
      lines.add(String.join(" ", node.groups()));
      node.below().forEach(name -> lines.add(line(name)));
      print(text, lines);
    }
    return text.append("    end\nend\n\n").append(WALK).toString();
  }

  /** In quotes, lines of a text are arguments of their own to printf. */
  private static void print(StringBuilder text, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("            printf '%s\\n' ");
      text.append(
          Script.folded(lines.stream().map(FishScript::quoted).toList(), "                ")
              .replace("\n", " \\\n"));
      text.append('\n');
    }
  }

  private static String line(Name name) {
    return line(name.id(), name.description());
  }

  private static String line(String name, String description) {
    return name + "\t" + description;
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
