using Cocona.Application;
using Cocona.Command;
using Cocona.Command.Binder;
using Cocona.Command.Dispatcher;
using Cocona.Command.Dispatcher.Middlewares;
using Cocona.CommandLine;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.CommandLine.Hosting;

/// <summary>
/// Runs one command through Cocona's parser, binder and dispatcher. It builds only what that takes: the Generic Host
/// costs a tenth of a second at every start, and its lifetime waits for seconds after a signal.
/// </summary>
sealed class CommandHost : IServiceProvider, ICoconaInstanceActivator, ICoconaServiceProviderScopeSupport
{
    readonly Dictionary<Type, object> _services;

    /// <summary>A host whose commands are given these services by their constructors.</summary>
    public CommandHost(ValueReader reader, params IEnumerable<object> services)
    {
        _services = services.ToDictionary(service => service.GetType());
        _services[typeof(ICoconaParameterBinder)] = new CheckedBinder(
            new CoconaParameterBinder(this, reader, new ValueChecks()));
    }

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="words">The words behind its name.</param>
    /// <returns>Its exit code.</returns>
    public int Run(CommandDescriptor command, IReadOnlyList<string> words)
    {
        var sorted = new WordSorter(new(command.Options)).Sort(words);
        var resolver = new CoconaCommandResolver(new CoconaCommandLineParser(), new CoconaCommandMatcher());
        var pipeline = new CoconaCommandDispatcherPipelineBuilder(this, this)
            .UseMiddleware<CoconaCommandInvokeMiddleware>();
        var dispatcher = new CoconaCommandDispatcher(this, this, pipeline, this, new CoconaAppContextAccessor());
        return dispatcher.DispatchAsync(
            resolver.ParseAndResolve(new([command]), [command.Name, .. sorted]), CancellationToken.None)
            .AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => _services.GetValueOrDefault(serviceType);

    /// <inheritdoc/>
    public object? GetServiceOrCreateInstance(IServiceProvider serviceProvider, Type instanceType) =>
        CreateInstance(serviceProvider, instanceType, []);

    /// <inheritdoc/>
    public object? CreateInstance(IServiceProvider serviceProvider, Type instanceType, object[]? parameters)
    {
        var constructor = instanceType.GetConstructors().Single();
        return constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => GetService(parameter.ParameterType))]);
    }

    (IDisposable, IServiceProvider) ICoconaServiceProviderScopeSupport.CreateScope(IServiceProvider serviceProvider) =>
        (new MemoryStream(), this);

    (IAsyncDisposable, IServiceProvider) ICoconaServiceProviderScopeSupport.CreateAsyncScope(
        IServiceProvider serviceProvider) =>
        (new MemoryStream(), this);
}
