using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Products
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("MatMul", [[2, 3], [3, 4]]),
        new("MatMul", [[3], [3]]),
        new("MatMul", [[3], [3, 4]]),
        new("MatMul", [[2, 3], [3]]),
        new("MatMul", [[3], [2, 5, 3, 4]]),
        new("MatMul", [[2, 5, 4, 3], [3]]),
        new("MatMul", [[2, 2, 3], [3, 4]]),
        new("MatMul", [[2, 3], [5, 3, 4]]),
        new("MatMul", [[2, 1, 2, 3], [5, 3, 4]]),
        new("MatMul", [[2, 5, 2, 3], [2, 5, 3, 4]]),
        new("MatMul", [[1, 2, 3], [4, 3, 2]]),
        new("Gemm", [[2, 3], [3, 4]]),
        new("Gemm", [[2, 3], [3, 4], [4]]),
        new("Gemm", [[2, 3], [3, 4], [2, 1]], ("alpha", 0.5f), ("beta", 2f)),
        new("Gemm", [[2, 3], [3, 4], [1, 4]], ("alpha", 0.5f)),
        new("Gemm", [[2, 3], [3, 4], []], ("beta", -1f)),
        new("Gemm", [[2, 3], [4, 3], [2, 4]], ("transB", 1)),
        new("Gemm", [[3, 2], [3, 4], [4]], ("transA", 1), ("alpha", 3f)),
        new("Gemm", [[3, 2], [4, 3], [1]], ("transA", 1), ("transB", 1), ("beta", 0.25f)),
        new("Det", [[1, 1]]),
        new("Det", [[3, 3]]),
        new("Det", [[2, 2, 2]]),
        new("Det", [[2, 3, 4, 4]]),
        new("Einsum", [[2, 3], [3, 4]], ("equation", "ij,jk->ik")),
        new("Einsum", [[2, 3], [3, 4]], ("equation", "ij, jk")),
        new("Einsum", [[2, 3], [3, 4]], ("equation", "ij,jk->k")),
        new("Einsum", [[2, 3, 4]], ("equation", "ijk->kji")),
        new("Einsum", [[2, 3, 4]], ("equation", "ijk->j")),
        new("Einsum", [[2, 3, 4]], ("equation", "ijk->")),
        new("Einsum", [[2, 3], [2, 3]], ("equation", "ij,ij->")),
        new("Einsum", [[2], [3]], ("equation", "i,j->ji")),
        new("Einsum", [[2, 2, 3, 4, 5], [2, 2, 3, 6, 5]], ("equation", "BGHID,BGHJD->BGHIJ")),
        new("Einsum", [[2, 2, 3, 4, 6], [2, 2, 3, 6, 5]], ("equation", "BGHIJ,BGHJD->BGHID")),
        new("Einsum", [[2, 3, 4], [5, 3, 2]], ("equation", "abc,dba->cd")),
        new("Einsum", [[2, 3], [3, 4], [4, 5]], ("equation", "ij,jk,kl->li")),
        new("Einsum", [[2, 3, 4], [2, 4, 5]], ("equation", "...ij,...jk->...ik")),
        new("Einsum", [[2, 5, 3, 4], [4, 5]], ("equation", "...ij,jk->...ik")),
        new("Einsum", [[2, 5, 3, 4], [5, 3, 4]], ("equation", "a...j,...j")),
        new("Einsum", [[2, 1, 3, 4], [2, 5, 4, 2]], ("equation", "...ij,...jk->...ik")),
        new("Einsum", [[3, 3]], ("equation", "ii->i")),
        new("Einsum", [[3, 3]], ("equation", "ii")),
        new("Einsum", [[2, 3, 3], [3, 4]], ("equation", "bii,ij->bj")),
        new("Einsum", [[3, 2, 3], [4, 4]], ("equation", "aba,cc->bc")),
    ];
}
