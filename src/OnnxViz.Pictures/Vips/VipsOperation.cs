namespace OnnxViz.Pictures.Vips;

/// <summary>One operation of libvips by name: arguments in, objects out.</summary>
sealed class VipsOperation : IDisposable
{
    readonly VipsObject _operation;

    public VipsOperation(string name) => _operation = VipsError.Check(VipsNative.NewOperation(name));

    public void Dispose()
    {
        VipsNative.UnrefOutputs(_operation);
        _operation.Dispose();
    }

    public VipsOperation With(string name, string value) =>
        VipsNative.SetArgument(_operation, name, value) == 0 ? this : throw VipsError.Take();

    public VipsOperation WithImage(string name, VipsObject image) => With(name, image, VipsNative.ImageType());

    public VipsOperation WithSource(VipsObject source) => With("source", source, VipsNative.SourceType());

    public VipsOperation WithTarget(VipsObject target) => With("target", target, VipsNative.TargetType());

    public void Run()
    {
        if (VipsNative.Build(_operation) != 0)
            throw VipsError.Take();
    }

    public VipsObject RunToImage()
    {
        Run();
        var value = default(GValue);
        VipsNative.InitValue(ref value, VipsNative.ImageType());
        VipsNative.GetProperty(_operation, "out", ref value);
        var image = VipsNative.TakeObject(value);
        VipsNative.UnsetValue(ref value);
        return VipsError.Check(image);
    }

    VipsOperation With(string name, VipsObject instance, nuint type)
    {
        var value = default(GValue);
        VipsNative.InitValue(ref value, type);
        VipsNative.SetObject(ref value, instance);
        VipsNative.SetProperty(_operation, name, value);
        VipsNative.UnsetValue(ref value);
        return this;
    }
}
