package org.biofluxopt.bayes.structure;

import java.util.*;
import org.biofluxopt.numeric.*;

/** Repeats and deepest conditioning set: edges found in logistic-normal counts by closure-aware PC and by correlation of shares. */
final class Compositions { public static void main(String[] a){ int reps=Integer.parseInt(a[0]); double alpha=0.01; int depthMax=Integer.parseInt(a[1]);
 for(double d: new double[]{0,0.5,1,2}){ double[] f=new double[4], fp=new double[4], tp=new double[4]; double zz=0; long t0=System.nanoTime(); double rel=0;
  for(int r=0;r<reps;r++){ LogisticNormalCounts c=LogisticNormalCounts.of(60,500,d,0.6,5000,new Seed(r).child("compositions-"+d).generator());
   CompositionScores s=CompositionScores.of(c.names(),c.counts(),0.0);
   rel+=Arrays.stream(s.reliability()).average().orElse(0)/reps;
   zz+=Arrays.stream(c.counts()).flatMapToDouble(Arrays::stream).filter(x->x==0).count()/30000.0/reps;
   PearsonTest n=new PearsonTest(c.names(),c.shares());
   PartiallyDirectedGraph[] g={pc(new CompositionTest(s),alpha,depthMax), pc(new CompositionTest(s),alpha,0), pc(n,alpha,0), pc(n,alpha,depthMax)};
   for(int k=0;k<4;k++){ int t=0,fpos=0; for(int x=0;x<g[k].size();x++) for(int y=x+1;y<g[k].size();y++) if(g[k].adjacent(x,y)){ if(c.edges().contains(g[k].names().get(x)+" "+g[k].names().get(y))) t++; else fpos++; }
    int E=c.edges().size(); f[k]+= E==0?0: 2.0*t/(t+fpos+E)/reps; fp[k]+=fpos/(1770.0-E)/reps; tp[k]+=E==0?0:(double)t/E/reps; } }
  System.out.printf("edges/taxon %.1f zeros %.2f rel %.2f: ours F1 %.3f (tpr %.2f fpr %.4f); ours marginal %.3f; naive Pearson %.3f (tpr %.2f fpr %.4f); naive+PC %.3f  %.1f s%n",d,zz,rel,f[0],tp[0],fp[0],f[1],f[2],tp[2],fp[2],f[3],(System.nanoTime()-t0)/1e9);
 }}
 static PartiallyDirectedGraph pc(IndependenceTest t,double alpha,int deep){ return PcStable.learn(t,new PcStable.Settings(alpha,deep,PcStable.Colliders.FIRST_SEPARATION),Knowledge.none()).graph(); }
 static class PearsonTest implements IndependenceTest { final List<String> n; final double[][] c; final int N; PearsonTest(List<String> names,double[][] x){ n=names; N=x.length; int p=names.size(); c=new double[p][p]; double[] m=new double[p], v=new double[p]; for(double[] r:x) for(int j=0;j<p;j++) m[j]+=r[j]/N; for(double[] r:x) for(int j=0;j<p;j++) v[j]+=(r[j]-m[j])*(r[j]-m[j]); for(int i=0;i<p;i++) for(int j=0;j<p;j++){ double s=0; for(double[] r:x) s+=(r[i]-m[i])*(r[j]-m[j]); c[i][j]= v[i]>0&&v[j]>0? s/Math.sqrt(v[i]*v[j]):(i==j?1:0);} }
  public List<String> names(){return n;} public Result test(int x,int y,int... z){ int k=z.length; double r; if(k==0) r=c[x][y]; else { double[][] m=new double[k][k]; for(int i=0;i<k;i++)for(int j=0;j<k;j++) m[i][j]=c[z[i]][z[j]]; try { Cholesky ch=Cholesky.of(m); double[] a=new double[k],b=new double[k]; for(int i=0;i<k;i++){a[i]=c[x][z[i]]; b[i]=c[y][z[i]];} double[] sa=ch.solve(a.clone()),sb=ch.solve(b.clone()); double xx=1,yy=1,xy=c[x][y]; for(int i=0;i<k;i++){xx-=a[i]*sa[i];yy-=b[i]*sb[i];xy-=b[i]*sa[i];} r=xy/Math.sqrt(Math.max(1e-9,xx*yy)); } catch(RuntimeException e){ r=c[x][y]; } } r=Math.clamp(r,-0.999,0.999); double q=Math.abs(0.5*Math.log((1+r)/(1-r)))*Math.sqrt(N-k-3); return new Result(2*Normal.probability(-q),q,1);} }
}
