using System.CommandLine;
using OnnxViz.Fuzz.Commands;

return new RootCommand("Feeds OnnxViz broken and hostile models or pictures: each has to work or to be refused in one line.")
{
    new RunCommand(),
    new ShowCommand(),
    new WorkCommand(),
}.Parse(args).Invoke();
